"""What a draft says, clause by clause, before any rule judges it: statements, and what a few of them amount to."""
