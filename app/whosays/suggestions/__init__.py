"""Proposes marks in any article, each with its reason."""
