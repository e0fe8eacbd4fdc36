"""`python3 tests suggest`: measures what the program proposes against the gold set."""

from __future__ import annotations

import sys

from suggest.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
