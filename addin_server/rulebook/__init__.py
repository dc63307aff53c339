"""The rules as their users have them: layers of folders, what a user changed, a draft of a new one, pages to read."""
