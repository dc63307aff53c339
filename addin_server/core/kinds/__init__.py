"""The general kinds of rules, one class a file; `kind_registry` finds them."""
