#!/usr/bin/python3
"""Writes the sample data from the files that scikit-learn bundles (Debian: python3-sklearn).

    /usr/bin/python3 convert.py            writes digits.csv.gz, iris.csv and diabetes.csv beside this script
    /usr/bin/python3 convert.py --check    writes nothing; fails if a committed file differs in content

Only the standard library is used, and numbers are copied as text, so the result doesn't depend on any library's version.
What is changed is written in README.md: a header row, names for the species, one table instead of two for diabetes.
"""
import gzip
import io
import sys
from pathlib import Path

SOURCE = Path("/usr/lib/python3/dist-packages/sklearn/datasets/data")
HERE = Path(__file__).resolve().parent


def plain_number(text):
    """'1.510000000000000000e+02' and '101.0' become '151' and '101'; '4.8598' stays as it is."""
    return text if "e" not in text and not text.endswith(".0") else format(float(text), "g")


def digits():
    """64 pixels (row by row, 0..16) and the digit itself; upstream has no header."""
    with gzip.open(SOURCE / "digits.csv.gz", "rt", encoding="ascii") as file:
        rows = [line.strip() for line in file if line.strip()]
    return [",".join([f"p{i}" for i in range(64)] + ["label"])] + rows


def iris():
    """Upstream's first line is '150,4,setosa,versicolor,virginica', and species are numbers into it."""
    lines = (SOURCE / "iris.csv").read_text(encoding="ascii").split()
    names = lines[0].split(",")[2:]
    rows = []
    for line in lines[1:]:
        *measurements, species = line.split(",")
        rows.append(",".join(measurements + [names[int(species)]]))
    return ["sepal_length,sepal_width,petal_length,petal_width,species"] + rows


def diabetes():
    """The raw (unscaled) variables and the target, which upstream keeps in two files."""
    with gzip.open(SOURCE / "diabetes_data_raw.csv.gz", "rt", encoding="ascii") as file:
        inputs = [line.split() for line in file]
    with gzip.open(SOURCE / "diabetes_target.csv.gz", "rt", encoding="ascii") as file:
        targets = file.read().split()
    if len(inputs) != len(targets):
        raise SystemExit(f"diabetes: {len(inputs)} rows of variables, but {len(targets)} targets")
    rows = [",".join(plain_number(value) for value in [*row, target]) for row, target in zip(inputs, targets)]
    return ["age,sex,bmi,bp,s1,s2,s3,s4,s5,s6,target"] + rows


def text_of(path):
    """The content as bytes; a .gz is compared by what is in it, for zlib versions compress differently."""
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def write(path, content):
    if path.suffix == ".gz":
        # No file name and no time in the gzip header: the same input gives the same bytes.
        buffer = io.BytesIO()
        with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=9, mtime=0) as file:
            file.write(content)
        content = buffer.getvalue()
    path.write_bytes(content)


def main():
    check = sys.argv[1:] == ["--check"]
    for name, lines in {"digits.csv.gz": digits(), "iris.csv": iris(), "diabetes.csv": diabetes()}.items():
        content = "".join(line + "\n" for line in lines).encode("ascii")
        if not check:
            write(HERE / name, content)
        elif text_of(HERE / name) != content:
            raise SystemExit(f"{name} differs from what this script makes")
        print(f"{name}: {len(lines) - 1} rows, {(HERE / name).stat().st_size} bytes")


main()
