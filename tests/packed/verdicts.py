"""What is printed of each thing that was tried."""

from __future__ import annotations


def verdict(sentence: str, holds: bool, why: str = "") -> bool:  # noqa: FBT001 - it is what is printed
    """Print *sentence* and whether it *holds*, with *why* where it does not; return *holds*."""
    print(f"    {'holds ' if holds else 'FAILS '}  {sentence}", flush=True)
    if not holds and why:
        print("            " + why.strip().replace("\n", "\n            "), flush=True)
    return holds
