#!/usr/bin/python3
"""Times PyTorch on demand: reads one JSON request a line from stdin, answers one JSON line each; see README.md.

This process only forwards: for every thread count it starts one worker (itself with --worker) in the environment that is fair to
PyTorch, because OpenBLAS and OpenMP read theirs once, when they are loaded.
"""
import functools
import json
import os
import subprocess
import sys

STRUCTURE = ("sizes", "network", "layout", "batch", "activation", "mode", "optimizer", "loss")
MODEL = ("sizes", "network", "activation")
KNOWN = {*STRUCTURE, "case", "threads", "steps", "repetitions", "info", "export"}


# The kernels of OpenBLAS for 64-bit x86 processors that a benchmark may meet; None lets it detect the processor.
CORE_TYPES = (None, "SkylakeX", "Haswell", "Zen")


@functools.cache
def fastest_core_type():
    """An OpenBLAS older than the processor falls back to slow kernels: the fastest of all that run here is what a user would choose."""
    seconds = {}
    for core_type in CORE_TYPES:
        probe = subprocess.run(
            [sys.executable, "-B", os.path.abspath(__file__), "--probe"], env=fair_environment(1, core_type), stdin=subprocess.DEVNULL,
            capture_output=True, text=True)
        # A core type that this processor doesn't have ends in an illegal instruction.
        if probe.returncode == 0:
            seconds[core_type] = float(probe.stdout)
    if not seconds:
        return None
    fastest = min(seconds, key=seconds.get)
    # What OpenBLAS detects stands unless it is clearly slower.
    return None if seconds.get(None, float("inf")) < 1.1 * seconds[fastest] else fastest


def probe():
    """Prints the seconds of a matrix product of a small network's size, the fastest of many."""
    import time
    import torch
    torch.set_num_threads(1)
    left, right = torch.randn(64, 784), torch.randn(784, 256)
    fastest = float("inf")
    for _ in range(200):
        start = time.perf_counter()
        left @ right
        fastest = min(fastest, time.perf_counter() - start)
    print(fastest)


def fair_environment(threads, core_type):
    environment = dict(os.environ)
    # Settings for some other processor would slow OpenBLAS down.
    environment.pop("OPENBLAS_CORETYPE", None)
    environment.pop("OPENBLAS_L2_SIZE", None)
    if core_type is not None:
        environment["OPENBLAS_CORETYPE"] = core_type
    environment["OMP_NUM_THREADS"] = environment["OPENBLAS_NUM_THREADS"] = str(threads)
    if threads > 1:
        # Spinning threads of one pool would take the cores from the other.
        environment["OMP_WAIT_POLICY"] = "PASSIVE"
    return environment


def require_positive(value, name):
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"{name} is {value!r}; it must be a whole number from 1")
    return value


def validate(request):
    """Raises ValueError for a malformed request; returns its thread count."""
    if not isinstance(request, dict):
        raise ValueError("a request is a JSON object")
    if unknown := request.keys() - KNOWN:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(sorted(KNOWN))}")
    if "network" in request:
        if "sizes" in request:
            raise ValueError("sizes and network exclude each other")
        if not isinstance(request["network"], str):
            raise ValueError(f"network is {request['network']!r}; it must be a name")
    elif "layout" in request:
        raise ValueError("layout is only for a network")
    elif "sizes" in request or not request.get("info"):
        sizes = request.get("sizes")
        if not isinstance(sizes, list) or len(sizes) < 2:
            raise ValueError(f"sizes is {sizes!r}; it must be a list of at least two layer sizes, inputs first")
        for i, size in enumerate(sizes):
            require_positive(size, f"sizes[{i}]")
    if not request.get("info"):
        for name in ("batch", *(optional for optional in ("steps", "repetitions") if optional in request)):
            require_positive(request.get(name), name)
    return require_positive(request.get("threads", 1), "threads")


def forward():
    workers = {}
    for line in sys.stdin:
        if not line.strip():
            continue
        request = {}
        try:
            request = json.loads(line)
            threads = validate(request)
            if threads not in workers or workers[threads].poll() is not None:
                workers[threads] = subprocess.Popen(
                    [sys.executable, "-B", os.path.abspath(__file__), "--worker"], env=fair_environment(threads, fastest_core_type()),
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
            workers[threads].stdin.write(json.dumps(request) + "\n")
            answer = json.loads(workers[threads].stdout.readline() or '{"error": "the worker ended"}')
        except (ValueError, OSError) as error:
            answer = {"error": str(error)}
        if isinstance(request, dict) and "case" in request:
            answer["case"] = request["case"]
        print(json.dumps(answer), flush=True)
    for worker in workers.values():
        worker.stdin.close()
        worker.wait()


def blas_library():
    """The BLAS that is really loaded: Debian chooses it by alternatives, at run time."""
    with open("/proc/self/maps", encoding="ascii", errors="replace") as maps:
        paths = {line.split()[-1] for line in maps if "blas" in line}
    chosen = os.environ.get("OPENBLAS_CORETYPE")
    return (", ".join(sorted(paths)) or "built in") + (f" (core type {chosen}, the fastest here)" if chosen else "")


def work():
    try:
        import torch
        import torch_cases
    except ImportError as error:
        for _ in sys.stdin:
            print(json.dumps({"error": f"PyTorch isn't installed for {sys.executable} ({error}): run install.sh"}), flush=True)
        return
    threads = int(os.environ["OMP_NUM_THREADS"])
    torch.set_num_threads(threads)
    torch.set_num_interop_threads(1)
    torch.set_flush_denormal(True)  # training on one batch for long makes tiny gradients; they shall not cost more
    blas = blas_library()
    cases = {}
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request.get("info"):
                answer = {"version": torch.__version__, "python": sys.version.split()[0], "blas": blas, "threads": torch.get_num_threads()}
                if "sizes" in request or "network" in request:
                    answer["parameters"] = torch_cases.count_parameters(**{name: request[name] for name in MODEL if name in request})
            elif "export" in request:
                answer = torch_cases.export(request["export"], request["batch"], **{name: request[name] for name in MODEL if name in request})
            elif "/blas/libblas.so" in blas:
                raise ValueError(f"PyTorch runs on the reference BLAS ({blas}), many times slower than OpenBLAS: run install.sh")
            else:
                structure = {name: request[name] for name in STRUCTURE if name in request}
                key = json.dumps(structure, sort_keys=True)
                if key not in cases:
                    cases[key] = torch_cases.Case(**structure)
                answer = cases[key].measure(request.get("repetitions", 10), request.get("steps"))
        except (ValueError, TypeError, RuntimeError) as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    {"--worker": work, "--probe": probe}.get(" ".join(sys.argv[1:]), forward)()
