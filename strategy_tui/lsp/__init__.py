"""A language server: the findings of the app, in the editor that a person writes with."""
