"""`python -m spacelaunch`."""

from spacelaunch.cli.main import main

main()
