using NetGen.Generators.Infrastructure;
using Xunit;

namespace NetGen.Generators.Tests.Infrastructure;

/// <summary>The queries over integers against LINQ's.</summary>
public sealed class IntegersTests
{
    public static TheoryData<int[]> Samples => new(
        Array.Empty<int>(),
        new[] { 7 },
        new[] { 3, -1, 4, 1, -5, 9, 2, 6 },
        new[] { 2, 2, 2 });

    [Theory]
    [MemberData(nameof(Samples))]
    public void Queries_are_those_of_LINQ(int[] numbers)
    {
        var integers = new Integers([.. numbers]);
        Assert.Equal(numbers.Length, integers.Count);
        Assert.Equal(numbers, integers);
        Assert.Equal(numbers, integers.ToArray());
        Assert.Equal(numbers.Select(number => 2 * number), integers.Select(number => 2 * number));
        Assert.Equal(numbers.Select((number, i) => number - i), integers.Select((number, i) => number - i));
        Assert.Equal(numbers.Select(number => $"{number}"), integers.Select(number => $"{number}"));
        Assert.Equal(numbers.Select((number, i) => $"{i}: {number}"), integers.Select((number, i) => $"{i}: {number}"));
        Assert.Equal(numbers.Where(number => number > 2), integers.Where(number => number > 2));
        Assert.Equal(numbers.All(number => number > 0), integers.All(number => number > 0));
        Assert.Equal(numbers.Any(number => number < 0), integers.Any(number => number < 0));
        Assert.Equal(numbers.Append(8), integers.Append(8));
        Assert.Equal(numbers.Prepend(8), integers.Prepend(8));
        Assert.Equal(numbers.AsEnumerable().Reverse(), integers.Reverse());
        Assert.Equal(numbers.DefaultIfEmpty().Max(), integers.Max());
        for (var count = 0; count <= numbers.Length + 1; count++)
        {
            Assert.Equal(numbers.Take(count), integers.Take(count));
            Assert.Equal(numbers.Skip(count), integers.Skip(count));
        }

        foreach (var number in (int[])[.. numbers, 100])
            Assert.Equal(Array.IndexOf(numbers, number), integers.IndexOf(number));
    }

    [Fact]
    public void They_are_numbers_of_items_or_a_range()
    {
        string[] words = ["one", "three", "seven", "eleven"];
        Assert.Equal([3, 5, 5, 6], Integers.Of(words, word => word.Length));
        Assert.Equal([3, 6, 7, 9], Integers.Of(words, (word, i) => word.Length + i));
        Assert.Equal([4, 5, 6], Integers.Range(4, 3));
        Assert.Empty(Integers.Range(4, 0));
    }

    [Fact]
    public void They_compare_by_content()
    {
        Assert.Equal(new Integers(1, 2), new Integers(1, 2));
        Assert.Equal(new Integers(1, 2).GetHashCode(), new Integers(1, 2).GetHashCode());
        Assert.NotEqual(new Integers(1, 2), new Integers(2, 1));
        Assert.NotEqual(new Integers(1, 2), new Integers(1));
        Assert.True(new Integers() == Integers.Empty);
        Assert.True(new Integers(1) != Integers.Empty);
        Assert.Equal(5, new Integers(4, 5).Last);
        Assert.Throws<ArgumentOutOfRangeException>(() => Integers.Empty[0]);
    }

    // What is put in order stays as it was where the numbers don't say.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Items_are_ordered_as_by_LINQ(int seed)
    {
        var random = new Random(seed);
        for (var trial = 0; trial < 50; trial++)
        {
            var items = Enumerable.Range(0, random.Next(20)).Select(i => new Item(random.Next(4), random.Next(-3, 3), i)).ToList();
            Assert.Equal(items.OrderBy(item => item.First), Ordered.Ascending(items, item => item.First));
            Assert.Equal(items.OrderBy(item => item.First).ThenByDescending(item => item.Second), Ordered.Ascending(items, item => item.First, item => -item.Second));
        }
    }

    private sealed record Item(int First, int Second, int Place);
}
