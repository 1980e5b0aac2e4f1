"""The benchmarks stand beside the package, not in it: tests find them from the root of the repository."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
