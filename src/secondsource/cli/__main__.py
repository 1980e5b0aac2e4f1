"""`python -m secondsource.cli`."""

from secondsource.cli import main

main()
