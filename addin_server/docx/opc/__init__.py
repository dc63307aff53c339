"""The package: parts, relations, what can be wrong with it, and the names of its XML."""
