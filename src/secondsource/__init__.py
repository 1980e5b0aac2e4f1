"""secondsource: who says so, citing whom, and how many independent origins stand behind it."""
