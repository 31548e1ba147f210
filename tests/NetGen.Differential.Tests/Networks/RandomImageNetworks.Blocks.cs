using static System.FormattableString;

namespace NetGen.Differential.Tests.Networks;

/// <summary>Layers made of blocks, with random contents. Branches that must meet in one shape are cropped, padded and projected to it.</summary>
internal sealed partial class RandomImageNetworks
{
    private const int MostNesting = 2;

    private bool Block() => Blocks(() =>
    {
        var body = Contents();
        return Become(body._height, body._width, body._channels) && Append($"Block<{Define(body)}>(", "");
    });

    private bool Repeat() => Blocks(() =>
    {
        var body = Contents();
        return body.Match(_height, _width, _channels) && Append(Invariant($"Repeat<{Define(body)}>({_dice.Of(2, 3)}"), "");
    });

    private bool Residual() => Blocks(() =>
    {
        var body = Contents();
        if (_dice.Chance(0.5))
            return body.Match(_height, _width, _channels) && Append($"Residual<{Define(body)}>(", ActivationArgument());

        var shortcut = _dice.Chance(0.3) ? Contents() : Inside();
        if (!shortcut.Match(body._height, body._width, body._channels))
            return false;
        var option = shortcut._layers.Count > 0 ? $", Shortcut = typeof({Define(shortcut)})" : "";
        return Become(body._height, body._width, body._channels) && Append($"Residual<{Define(body)}>(", option + ActivationArgument());
    });

    private bool Concat() => Blocks(() =>
    {
        var first = Branch();
        var branches = new List<RandomImageNetworks> { first };
        for (var count = _dice.Of(2, 2, 3); branches.Count < count;)
        {
            var branch = Branch();
            if (!branch.Match(first._height, first._width, branch._channels))
                return false;
            branches.Add(branch);
        }

        var channels = branches.Sum(branch => branch._channels);
        if (first._height * first._width * channels > MostValues)
            return false;
        return Become(first._height, first._width, channels) && Append($"Concat<{string.Join(", ", branches.Select(Use))}>(", "");
    });

    private bool Add() => Blocks(() => Combine("Add", Contents(), Branch()));

    private bool Multiply() => Blocks(() =>
    {
        var gated = Branch();
        switch (_dice.Below(3))
        {
            case 0:
                return Combine("Multiply", gated, Contents());
            case 1:
                // A value for each channel of a sample.
                var gate = Inside();
                gate.Append(_dice.Of("GlobalAvgPool2D(", "GlobalMaxPool2D("), "");
                gate.Append(Invariant($"Dense({gated._channels}, Activation = Activation.Sigmoid"), "");
                return Become(gated._height, gated._width, gated._channels) && Pair("Multiply", Use(gated), Use(gate));
            default:
                // A value for each pixel.
                var mask = Inside();
                mask.Append("Conv2D(1, 1, Activation = Activation.Sigmoid", "");
                return Pair("Multiply", nameof(Identity), Use(mask));
        }
    });

    private bool Combine(string name, RandomImageNetworks first, RandomImageNetworks second) =>
        second.Match(first._height, first._width, first._channels)
        && Become(first._height, first._width, first._channels)
        && Pair(name, Use(first), Use(second));

    private bool Pair(string name, string first, string second) =>
        Append(_dice.Chance(0.5) ? $"{name}<{first}, {second}>(" : $"{name}<{second}, {first}>(", "");

    // What fails leaves no blocks behind.
    private bool Blocks(Func<bool> append)
    {
        var count = _blocks.Count;
        if (_nesting < MostNesting && append())
            return true;
        _blocks.RemoveRange(count, _blocks.Count - count);
        return false;
    }

    private RandomImageNetworks Inside() => new(_number, _dice, _blocks, _nesting + 1) { _height = _height, _width = _width, _channels = _channels };

    private RandomImageNetworks Branch() => _dice.Chance(0.3) ? Inside() : Contents();

    private RandomImageNetworks Contents()
    {
        var inside = Inside();
        for (int wanted = _dice.Of(1, 1, 2, 3), turn = 0; inside._layers.Count < wanted && turn < 20; turn++)
            Kinds[_dice.Below(Kinds.Count)](inside);
        if (inside._layers.Count == 0)
            inside.Append("Activation(Activation.Tanh", "");
        return inside;
    }

    // A branch without layers is the input itself.
    private string Use(RandomImageNetworks branch) => branch._layers.Count == 0 ? nameof(Identity) : Define(branch);

    private string Define(RandomImageNetworks contents)
    {
        var name = Invariant($"Net{_number}Block{_blocks.Count}");
        _blocks.Add($"[Block]\n{string.Join("\n", contents._layers.Select(layer => $"[{layer}]"))}\npublic sealed class {name};\n");
        return name;
    }

    private bool Become(int height, int width, int channels)
    {
        (_height, _width, _channels) = (height, width, channels);
        return true;
    }

    // Fewer channels before padding, more after it, so that nothing in between is larger than both.
    private bool Match(int height, int width, int channels)
    {
        var (down, across) = (height - _height, width - _width);
        if (down < 0 || across < 0)
            Append(Invariant($"Cropping2D({Math.Max(-down, 0)}, 0, {Math.Max(-across, 0)}, 0"), "");
        (_height, _width) = (Math.Min(_height, height), Math.Min(_width, width));
        if (channels < _channels && !Project(channels))
            return false;
        if (down > 0 || across > 0)
            Append(Invariant($"ZeroPad2D({Math.Max(down, 0)}, 0, {Math.Max(across, 0)}, 0"), "");
        (_height, _width) = (height, width);
        return channels == _channels || Project(channels);
    }

    private bool Project(int channels)
    {
        if (_height * _width * _channels * channels > MostWork)
            return false;
        _channels = channels;
        return Append(Invariant($"Conv2D({channels}, 1"), WeightOptions());
    }
}
