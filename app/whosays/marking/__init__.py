"""Marks, matching, scoring and feedback."""
