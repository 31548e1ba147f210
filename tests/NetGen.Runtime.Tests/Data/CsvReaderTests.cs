using System.Globalization;
using System.Text;
using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class CsvReaderTests
{
    private const string Flowers = "length,width,species\n5.1,3.5,setosa\n6.2,2.9,versicolor\n4.9,3.0,setosa\n7.1,3.1,virginica\n";

    [Fact]
    public void Labels_become_class_indices_in_the_order_of_their_sorted_names()
    {
        DataSet<int> data = CsvReader.ReadClassification(new StringReader(Flowers), labelColumn: "species");

        Assert.Equal([5.1f, 3.5f, 6.2f, 2.9f, 4.9f, 3.0f, 7.1f, 3.1f], data.Inputs.ToArray());
        Assert.Equal([0, 1, 0, 2], data.Targets.ToArray());
        Assert.Equal(["setosa", "versicolor", "virginica"], data.ClassNames);
        Assert.Equal(["length", "width"], data.FeatureNames);
    }

    [Fact]
    public void Labels_that_are_numbers_are_sorted_as_numbers()
    {
        DataSet<int> data = CsvReader.ReadClassification(new StringReader("x,label\n0,10\n0,9\n0,-1\n0,10\n"), "label");

        Assert.Equal(["-1", "9", "10"], data.ClassNames);
        Assert.Equal([2, 1, 0, 2], data.Targets.ToArray());
    }

    [Fact]
    public void Given_class_names_fix_the_order()
    {
        var options = new CsvOptions { ClassNames = ["virginica", "versicolor", "setosa", "other"] };

        DataSet<int> data = CsvReader.ReadClassification(new StringReader(Flowers), "species", options);

        Assert.Equal([2, 1, 2, 0], data.Targets.ToArray());
        Assert.Equal(options.ClassNames, data.ClassNames);
    }

    [Fact]
    public void Columns_are_named_or_counted_from_either_end()
    {
        const string Text = "1,2,3,a\n4,5,6,b\n";
        var options = new CsvOptions { HasHeader = false, Features = [2, 0] };

        DataSet<int> last = CsvReader.ReadClassification(new StringReader(Text), ^1, options);
        DataSet<int> fourth = CsvReader.ReadClassification(new StringReader(Text), 3, options);

        Assert.Equal([3, 1, 6, 4], last.Inputs.ToArray());
        Assert.Equal(last.Inputs.ToArray(), fourth.Inputs.ToArray());
        Assert.Equal([0, 1], fourth.Targets.ToArray());
        Assert.Empty(last.FeatureNames);
    }

    [Fact]
    public void Ignored_columns_are_not_read()
    {
        var options = new CsvOptions { Ignore = ["id"] };

        DataSet<float> data = CsvReader.ReadRegression(new StringReader("id,x,y\nA-7,1,2\nB-8,3,4\n"), "y", options);

        Assert.Equal([1, 3], data.Inputs.ToArray());
        Assert.Equal([2, 4], data.Targets.ToArray());
        Assert.Equal(["x"], data.FeatureNames);
    }

    [Fact]
    public void Several_targets_come_in_the_order_asked_for()
    {
        DataSet<float> data = CsvReader.ReadRegression(new StringReader("a,x,b\n1,2,3\n4,5,6\n"), ["b", "a"]);

        Assert.Equal((1, 2), (data.InputSize, data.TargetSize));
        Assert.Equal([2, 5], data.Inputs.ToArray());
        Assert.Equal([3, 1, 6, 4], data.Targets.ToArray());
    }

    [Fact]
    public void The_positive_label_becomes_one()
    {
        var text = new StringReader("x,mood\n1,happy\n2,grumpy\n3,happy\n");

        DataSet<float> data = CsvReader.ReadBinary(text, "mood", positiveLabel: "happy");

        Assert.Equal([1, 0, 1], data.Targets.ToArray());
        Assert.Equal(["grumpy", "happy"], data.ClassNames);
    }

    [Fact]
    public void Quoted_fields_may_hold_separators_quotes_and_lines()
    {
        const string Text = "\"x\",\"the \"\"label\"\"\"\r\n\"1\",\"a,\r\nb\"\r\n2,\"\"\"\"\r\n";

        DataSet<int> data = CsvReader.ReadClassification(new StringReader(Text), "the \"label\"");

        Assert.Equal([1, 2], data.Inputs.ToArray());
        Assert.Equal(["\"", "a,\r\nb"], data.ClassNames);
    }

    [Theory]
    [InlineData("x,y\n1,2\n3,4\n")]
    [InlineData("x,y\n1,2\n3,4")]
    [InlineData("x,y\r\n1,2\r\n3,4\r\n")]
    [InlineData("x,y\r1,2\r3,4\r")]
    [InlineData("\n\nx,y\n\n1,2\n\r\n3,4\n\n")]
    [InlineData("\uFEFFx,y\n1,2\n3,4\n")]
    [InlineData("x,y\n 1 ,2\n3e0,+4.00\n")]
    public void Line_ends_marks_and_number_formats_are_all_read(string text)
    {
        using var file = new TemporaryFile(text);

        DataSet<float> data = CsvReader.ReadRegression(file.Path, "y");

        Assert.Equal([1, 3], data.Inputs.ToArray());
        Assert.Equal([2, 4], data.Targets.ToArray());
    }

    [Fact]
    public void Another_separator_and_white_space_can_be_asked_for()
    {
        var options = new CsvOptions { Separator = ';', TrimFields = true };

        DataSet<int> data = CsvReader.ReadClassification(new StringReader("x ; kind\n1.5 ; a\n2.5 ; b \n3.5;a\n"), "kind", options);

        Assert.Equal([1.5f, 2.5f, 3.5f], data.Inputs.ToArray());
        Assert.Equal([0, 1, 0], data.Targets.ToArray());
        Assert.Equal(["a", "b"], data.ClassNames);
    }

    [Fact]
    public void A_header_of_numbers_is_read_when_it_is_said_to_be_one()
    {
        DataSet<float> data = CsvReader.ReadRegression(new StringReader("0,1,y\n5,6,7\n"), "y", new CsvOptions { HasHeader = true });

        Assert.Equal(["0", "1"], data.FeatureNames);
        Assert.Equal(1, data.Count);
    }

    [Fact]
    public void Compressed_files_are_unpacked()
    {
        using var file = new TemporaryFile(TemporaryFile.Compress(Encoding.UTF8.GetBytes(Flowers)), ".csv.GZ");

        Assert.Equal(4, CsvReader.ReadClassification(file.Path, "species").Count);
    }

    [Fact]
    public void A_compressed_file_that_is_cut_anywhere_is_not_read()
    {
        byte[] packed = TemporaryFile.Compress(Encoding.UTF8.GetBytes(Flowers));

        for (int length = 0; length < packed.Length; length++)
        {
            using var file = new TemporaryFile(packed[..length], ".gz");
            Assert.Throws<DataFormatException>(() => CsvReader.ReadClassification(file.Path, "species"));
        }
    }

    [Fact]
    public void A_compressed_file_may_consist_of_several_parts()
    {
        byte[] half = TemporaryFile.Compress(Encoding.UTF8.GetBytes("1,2\n"));
        using var file = new TemporaryFile([.. half, .. half, .. half], ".gz");

        Assert.Equal(3, CsvReader.ReadRegression(file.Path, 1, new CsvOptions { HasHeader = false }).Count);
    }

    [Fact]
    public void Records_longer_than_the_buffer_are_read()
    {
        string header = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"column{i}"));
        string record = string.Join(',', Enumerable.Range(0, 5_000));

        DataSet<float> data = CsvReader.ReadRegression(new StringReader($"{header}\n{record}\n{record}\n"), ^1);

        Assert.Equal((2, 4_999), (data.Count, data.InputSize));
        Assert.Equal(Enumerable.Range(0, 4_999).Select(i => (float)i), data.Sample(1).Input.ToArray());
        Assert.Equal(4_999, data.Targets[1]);
    }

    [Fact]
    public void Numbers_are_read_alike_under_any_culture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal([-1.5f], CsvReader.ReadRegression(new StringReader("x,y\n-1.5,1\n"), "y").Inputs.ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
