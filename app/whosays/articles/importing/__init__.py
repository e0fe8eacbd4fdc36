"""Reads an article from a file, the clipboard or a web address. ``reading`` is the way in."""
