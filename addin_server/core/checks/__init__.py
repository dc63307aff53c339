"""Checks made for one rule or two. Each is a kind like those in `kinds/`, but only its own rules can use it."""
