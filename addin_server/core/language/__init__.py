"""What can be said of a text without knowing that it is a brief: normalised, split, scanned for words, tagged."""
