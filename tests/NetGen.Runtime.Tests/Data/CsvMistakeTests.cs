using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class CsvMistakeTests
{
    [Theory]
    [InlineData("", "CSV text: The file is empty.")]
    [InlineData("\n\n", "The file is empty.")]
    [InlineData("x,y\n", "CSV text: The file holds no sample.")]
    [InlineData("x,y\n1,2\n3\n", "line 3: The record has 1 fields; it must have 2, as the first one has.")]
    [InlineData("x,y\n1,2,3\n", "line 2: The record has 3 fields; it must have 2")]
    [InlineData("x,y\n1,2\nabc,4\n", "line 3, column 1: The field is 'abc'; it must be a finite number")]
    [InlineData("x,y\n1,2\n3,1.5.0\n", "line 3, column 2: The field is '1.5.0'; it must be a finite number")]
    [InlineData("x,y\n1,NaN\n", "line 2, column 2: The field is 'NaN'; it must be a finite number")]
    [InlineData("x,y\n1e39,2\n", "line 2, column 1: The field is '1e39'; it must be a finite number")]
    [InlineData("x,y\n ,2\n", "line 2, column 1: The field is empty; it must be a number.")]
    [InlineData("x,y\n1,\n", "line 2, column 2: The field is empty; it must be a number.")]
    [InlineData("x,z\n1,2\n", "line 1: There is no column 'y'; the header has 'x', 'z'.")]
    [InlineData("y,y\n1,2\n", "line 1: Two columns are named 'y'; choose by position.")]
    [InlineData("y\n1\n", "line 1: No column is left for the inputs.")]
    [InlineData("1,y\n1,2\n", "line 1, column 1: A header is expected, but '1' is a number.")]
    [InlineData("x,y\n1,\"2\n3,4\n", "line 2, column 2: The quoted field is not closed before the end of the file.")]
    [InlineData("x,y\n1,\"2\"3\n", "line 2, column 2: A closing quote must be followed by the separator or the end of the line.")]
    [InlineData("x,y\n1,2\"3\n", "line 2, column 2: A quote is inside a field that does not begin with one.")]
    [InlineData("x,\"y\"\n\"1\",\"2\"\n\"\n3\",x\n", "line 4, column 2: The field is 'x'; it must be a finite number")]
    public void A_mistake_is_reported_with_its_place(string text, string message)
    {
        var exception = Assert.Throws<DataFormatException>(() => CsvReader.ReadRegression(new StringReader(text), "y"));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,y\n1,a\n2,\n", null, "line 3, column 2: The label is empty.")]
    [InlineData("x,y\n1,a\n2,c\n", "a b", "line 3, column 2: The label 'c' is none of the classes 'a', 'b'.")]
    public void A_wrong_label_is_reported_with_its_place(string text, string? names, string message)
    {
        var options = new CsvOptions { ClassNames = names?.Split(' ') };

        var exception = Assert.Throws<DataFormatException>(() => CsvReader.ReadClassification(new StringReader(text), "y", options));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,y\n1,a\n2,b\n3,c\n")]
    [InlineData("x,y\n1,a\n2,a\n")]
    [InlineData("x,y\n1,c\n2,b\n")]
    public void Binary_labels_must_be_two_with_the_positive_one_among_them(string text)
    {
        var exception = Assert.Throws<DataFormatException>(() => CsvReader.ReadBinary(new StringReader(text), "y", "a"));

        Assert.Contains("they must be two, one of them 'a'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_names_is_no_column_of_classes()
    {
        string text = "x,y\n" + string.Concat(Enumerable.Range(0, LabelEncoder.MaximumClasses + 1).Select(i => $"1,name{i}\n"));

        var exception = Assert.Throws<DataFormatException>(() => CsvReader.ReadClassification(new StringReader(text), "y"));

        Assert.Contains("more than 65536 labels", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_exception_knows_file_line_and_column()
    {
        using var file = new TemporaryFile("x,y\n1,2\n3,oops\n");

        var exception = Assert.Throws<DataFormatException>(() => CsvReader.ReadRegression(file.Path, "y"));

        Assert.Equal((file.Path, 3L, 2), (exception.FileName, exception.Line, exception.Column));
        Assert.StartsWith($"{file.Path}, line 3, column 2: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_reported()
    {
        using var file = new TemporaryFile([(byte)'x', (byte)',', 0xFF, 0xC0, (byte)'\n'], ".csv");

        var exception = Assert.Throws<DataFormatException>(() => CsvReader.ReadRegression(file.Path, "y"));

        Assert.Contains("not valid UTF-8", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_values_than_allowed_are_not_read()
    {
        var options = new CsvOptions { MaximumValues = 4 };

        Assert.Equal(2, CsvReader.ReadRegression(new StringReader("x,y\n1,2\n3,4\n"), "y", options).Count);
        var longer = new StringReader("x,y\n1,2\n3,4\n5,6\n");
        var exception = Assert.Throws<DataFormatException>(() => CsvReader.ReadRegression(longer, "y", options));
        Assert.Contains("line 4: The file holds more than 4 values", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_without_end_is_cut_off_before_it_fills_the_memory()
    {
        using var endless = new EndlessText("x,y\n1,\"", 'a');

        var exception = Assert.Throws<DataFormatException>(() => CsvReader.ReadRegression(endless, "y"));

        Assert.Contains("The field is longer than 1048576 characters", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_end_is_cut_off_before_it_fills_the_memory()
    {
        using var endless = new EndlessText("x,y\n", ',');

        var exception = Assert.Throws<DataFormatException>(() => CsvReader.ReadRegression(endless, "y"));

        Assert.Contains("The record has more than 1048576 fields", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_arguments_are_no_mistakes_of_the_file()
    {
        var text = new StringReader("1,2\n");
        var noHeader = new CsvOptions { HasHeader = false };

        Assert.Throws<ArgumentNullException>("text", () => CsvReader.ReadRegression((TextReader)null!, "y"));
        Assert.Throws<ArgumentNullException>("path", () => CsvReader.ReadRegression((string)null!, "y"));
        Assert.Throws<ArgumentNullException>("targetColumns", () => CsvReader.ReadRegression(text, (IReadOnlyList<CsvColumn>)null!));
        Assert.Throws<ArgumentNullException>("positiveLabel", () => CsvReader.ReadBinary(text, "y", null!));
        Assert.Throws<ArgumentException>("targetColumns", () => CsvReader.ReadRegression(text, []));
        Assert.Throws<ArgumentNullException>("name", () => CsvReader.ReadRegression(text, (string)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => CsvReader.ReadRegression(text, -1));
        Assert.Throws<ArgumentOutOfRangeException>("Separator", () => new CsvOptions { Separator = '"' });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumValues", () => new CsvOptions { MaximumValues = 0 });
        Assert.Throws<ArgumentException>(() => CsvReader.ReadRegression(new StringReader("1,2\n"), "y", noHeader));
        Assert.Throws<ArgumentException>(
            "classNames", () => CsvReader.ReadClassification(new StringReader("x,y\n"), "y", new CsvOptions { ClassNames = ["a", "a"] }));
    }

    [Fact]
    public void A_file_that_is_not_there_is_reported_as_such()
    {
        string path = Path.Combine(Path.GetTempPath(), "there-is-no-such-file.csv");

        Assert.Throws<FileNotFoundException>(() => CsvReader.ReadRegression(path, "y"));
    }

    /// <summary>A beginning, and then one character for ever.</summary>
    private sealed class EndlessText(string beginning, char rest) : TextReader
    {
        private int _position;

        public override int Read(char[] buffer, int index, int count)
        {
            for (int i = 0; i < count; i++)
            {
                buffer[index + i] = _position < beginning.Length ? beginning[_position] : rest;
                _position = Math.Min(_position + 1, beginning.Length);
            }

            return count;
        }
    }
}
