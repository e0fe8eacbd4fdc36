"""What the tests of packages share: one application."""

from desktop.conftest import application

__all__ = ["application"]
