namespace NetGen.Data;

/// <summary>An array that grows while it is filled.</summary>
internal sealed class GrowingArray<T>
{
    private T[] _items = new T[64];

    public int Count { get; private set; }

    public void Add(T item)
    {
        if (Count == _items.Length) Array.Resize(ref _items, (int)Math.Min(2L * Count, Array.MaxLength));
        _items[Count++] = item;
    }

    /// <summary>The items in an array of exactly their number; nothing may be added after it.</summary>
    public T[] ToArray()
    {
        if (Count != _items.Length) Array.Resize(ref _items, Count);
        return _items;
    }
}
