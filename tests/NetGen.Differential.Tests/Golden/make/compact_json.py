"""JSON with one line per member, attribute and step: small, and a change shows as a few lines of a diff."""
import json


def _line(value):
    # Floats are written with the fewest digits (17 at most) that read back as the same double.
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def dumps(value, indent=""):
    inner = indent + " "
    if isinstance(value, dict) and "kind" not in value:
        members = [f"{inner}{_line(key)}: {dumps(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(members) + "\n" + indent + "}"
    if isinstance(value, list) and value and isinstance(value[0], (dict, list)):
        return "[\n" + ",\n".join(inner + dumps(item, inner) for item in value) + "\n" + indent + "]"
    return _line(value)
