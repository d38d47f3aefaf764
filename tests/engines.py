"""What the tests that run an engine share: what each needs, and where it is to run."""

from __future__ import annotations

import json
import os
import shutil
import sys
from importlib.util import find_spec

import pytest


def _missing(engine: str, module: str) -> str:
    """Why the engine cannot be run here; nothing if it can."""
    if find_spec(module) is None:
        return f"needs newsclean[{engine}]"
    if engine == "spark" and not (shutil.which("java") or "JAVA_HOME" in os.environ):
        return "needs a Java virtual machine"
    return ""


_MISSING = {
    engine: _missing(engine, module)
    for engine, module in {"ray": "ray", "spark": "pyspark", "datatrove": "datatrove"}.items()
}
NEEDS = {engine: pytest.mark.skipif(bool(why), reason=why) for engine, why in _MISSING.items()}

ENVIRONMENT = {
    "PYSPARK_PYTHON": sys.executable,
    "PYSPARK_DRIVER_PYTHON": sys.executable,
    "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell",
    "RAY_OVERRIDE_RESOURCES": json.dumps({"CPU": 2}),
    "RAY_USAGE_STATS_ENABLED": "0",
}
"""Two workers, with the Python of the tests; nothing served to a browser, nothing told to anyone."""
