"""`python3 app`: prepares the checkout where that is needed, and starts the window or a command.

This file is read by every Python a machine may have, down to 2.7, so that an old one is told in
words what is wrong; everything newer is in the files beside it.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an old Python comes this far, and is told
    sys.exit(
        "Who Says? needs Python 3.11 or newer, and this is Python {}.{}: install a newer one (your "
        "system's packages or python.org have it) and start with that, for example "
        "'python3.11 app'.".format(*sys.version_info)
    )

if __name__ == "__main__":
    from launcher.starting import main

    sys.exit(main(sys.argv[1:]))
