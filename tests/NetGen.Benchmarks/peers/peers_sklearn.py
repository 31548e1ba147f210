#!/usr/bin/python3
"""Times an epoch of scikit-learn's MLPClassifier on demand: the protocol of peers_torch.py, with fewer fields; see README.md."""
import json
import os
import sys
import time

SAMPLES = 20_000  # as many as LetterRecognition has


def restart_fairly():
    """OpenBLAS reads its settings when it is loaded: begin again without those that are for some other processor, on one thread."""
    wanted = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    foreign = [name for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE") if name in os.environ]
    if not foreign and all(os.environ.get(name) == value for name, value in wanted.items()):
        return
    environment = {name: value for name, value in os.environ.items() if name not in foreign} | wanted
    os.execve(sys.executable, [sys.executable, "-B", os.path.abspath(__file__)], environment)


class Epoch:
    """One pass through random data of this size, shuffled; the first learns which classes there are."""

    def __init__(self, sizes, batch, activation):
        import numpy
        from sklearn.neural_network import MLPClassifier
        generator = numpy.random.default_rng(1)
        self._inputs = generator.standard_normal((SAMPLES, sizes[0]), dtype=numpy.float32)
        self._targets = generator.integers(sizes[-1], size=SAMPLES)
        self._classifier = MLPClassifier(sizes[1:-1], activation=activation, solver="adam", alpha=0, batch_size=batch, random_state=1)
        self._classifier.partial_fit(self._inputs, self._targets, classes=numpy.arange(sizes[-1]))
        self.run()

    @property
    def parameters(self):
        return sum(array.size for array in (*self._classifier.coefs_, *self._classifier.intercepts_))

    def run(self):
        """Milliseconds of one epoch."""
        start = time.perf_counter()
        self._classifier.partial_fit(self._inputs, self._targets)
        return (time.perf_counter() - start) * 1000


def answer(request, cases):
    if request.get("info") and "sizes" not in request:
        import numpy
        import sklearn
        with open("/proc/self/maps", encoding="ascii", errors="replace") as maps:
            paths = {line.split()[-1] for line in maps if "blas" in line}
        return {"version": sklearn.__version__, "numpy": numpy.__version__, "python": sys.version.split()[0], "blas": ", ".join(sorted(paths)) or "built in"}
    if request.get("mode", "epoch") != "epoch" or request.get("optimizer", "adam") != "adam" or request.get("loss", "ce") != "ce":
        raise ValueError("only epochs with Adam and cross-entropy are measured")
    key = (tuple(request["sizes"]), request["batch"], request.get("activation", "relu"))
    if key not in cases:
        cases[key] = Epoch(*key)
    if request.get("info"):
        return {"parameters": cases[key].parameters}
    return {"ms": [cases[key].run() for _ in range(request.get("repetitions", 1))], "steps": 1}


def main():
    restart_fairly()
    cases = {}
    for line in sys.stdin:
        try:
            result = answer(json.loads(line), cases)
        except ImportError as error:
            result = {"error": f"scikit-learn isn't installed for {sys.executable} ({error}): run install.sh"}
        except (ValueError, TypeError, KeyError) as error:
            result = {"error": str(error)}
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()
