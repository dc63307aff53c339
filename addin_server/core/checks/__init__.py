"""The kinds made for one question each, one class a file; `kind_registry` finds them."""
