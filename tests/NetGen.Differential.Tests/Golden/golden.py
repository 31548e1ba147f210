#!/usr/bin/python3
"""Writes the golden values that NetGen is tested against; see README.md.

    /usr/bin/python3 golden.py            writes networks/*.json, vision/*.json, evaluation/*.json and optimizers.json
    /usr/bin/python3 golden.py --check    writes nothing; fails if a committed number differs by more than 1e-12
"""
import json
import math
import sys
from pathlib import Path

import torch

sys.dont_write_bytecode = True  # no __pycache__ in the source tree
from make import compact_json, network_cases, networks, optimizers, vision, vision_cases

HERE = Path(__file__).resolve().parent
TOLERANCE = 1e-12  # BLAS libraries add in different orders; nothing else may differ


def differences(expected, actual, path=""):
    """Paths of all values that differ."""
    if isinstance(expected, dict) and isinstance(actual, dict) and expected.keys() == actual.keys():
        return [d for key in expected for d in differences(expected[key], actual[key], f"{path}.{key}")]
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        return [d for i, (e, a) in enumerate(zip(expected, actual)) for d in differences(e, a, f"{path}[{i}]")]
    if isinstance(expected, float) and isinstance(actual, float):
        same = math.isclose(expected, actual, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    else:
        same = expected == actual
    return [] if same else [path]


def main():
    check = sys.argv[1:] == ["--check"]
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    files = {f"networks/{case['name']}.json": networks.compute(case) for case in network_cases.NETWORKS}
    files |= {f"vision/{case['name']}.json": vision.compute(case) for case in vision_cases.VISION}
    files |= {f"evaluation/{case['name']}.json": vision.compute(case) for case in vision_cases.EVALUATION}
    files["optimizers.json"] = optimizers.compute()
    wrong = []
    for name, content in files.items():
        path = HERE / name
        if check:
            wrong += differences(json.loads(path.read_text(encoding="ascii")), content, name)
        else:
            path.write_text(compact_json.dumps(content) + "\n", encoding="ascii", newline="\n")
        print(f"{name}: {path.stat().st_size} bytes")
    if wrong:
        raise SystemExit(f"{len(wrong)} values differ: " + ", ".join(wrong[:10]))


main()
