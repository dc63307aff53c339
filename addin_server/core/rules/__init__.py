"""What a rule is: its header, its frames and fixes, how its file is read, and how a layer changes it."""
