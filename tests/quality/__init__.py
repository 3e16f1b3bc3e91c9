"""Labelled texts, and the commands that measure the program on them."""
