"""NetGen's attributes as data: kind, positional arguments, named properties; and the same as C# text."""

# The enum behind a property or a positional argument; any other string is a C# string.
ENUM_PROPERTIES = {"Activation": "Activation", "Initializer": "Initializer", "Interpolation": "Interpolation", "Padding": "Padding"}
TYPE_PROPERTIES = {"Shortcut"}


def attribute(kind, *arguments, **properties):
    return {"kind": kind, "arguments": list(arguments), "properties": properties}


def constant(value, enum=None):
    """One value as C# writes it in an attribute."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"{enum}.{value}" if enum else f'"{value}"'
    if isinstance(value, list):
        return "new double[] { " + ", ".join(constant(item) for item in value) + " }"
    return repr(value)


def as_source(item):
    """attribute("Dense", 8, Activation="ReLU") becomes [Dense(8, Activation = Activation.ReLU)]."""
    enum = "Activation" if item["kind"] == "Activation" else None
    parts = [constant(value, enum) for value in item["arguments"]]
    parts += [
        f"{name} = typeof({value})" if name in TYPE_PROPERTIES else f"{name} = {constant(value, ENUM_PROPERTIES.get(name))}"
        for name, value in item["properties"].items()
    ]
    return f"[{item['kind']}({', '.join(parts)})]" if parts else f"[{item['kind']}]"
