"""Many drafts at once: every file checked, one report for all, copies with comments.

`run` ties the parts together: `collect` says which files, `examine` looks at one, `pool` and `cluster` do so on many
cores or machines, `journal` remembers what is done, `similar` finds drafts that repeat each other, `summary` adds up.
"""
