using NetGen.Training;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Four epochs of five steps, from a rate of 0.1, against values worked out by hand or by PyTorch's formulas in Python.</summary>
public class ScheduleTests
{
    private const double Tolerance = 1e-15;

    [Fact]
    public void A_constant_rate_stays() => AssertRates(new ConstantRate(), (0, 0.1), (19, 0.1));

    [Fact]
    public void Steps_of_two_epochs_halve_the_rate() =>
        AssertRates(new StepDecay(2, 0.5), (0, 0.1), (4, 0.1), (5, 0.1), (9, 0.1), (10, 0.05), (19, 0.05));

    [Fact]
    public void Exponential_decay_goes_on_within_an_epoch() =>
        AssertRates(new ExponentialDecay(0.25), (0, 0.1), (5, 0.025), (10, 0.00625), (15, 0.0015625), (1, 0.07578582832551991));

    [Fact]
    public void Exponential_decay_by_epochs_stays_within_one() =>
        AssertRates(new ExponentialDecay(0.25) { Staircase = true }, (0, 0.1), (4, 0.1), (5, 0.025), (9, 0.025), (19, 0.0015625));

    // At a quarter of the way cos 45° = √½, at a third cos 60° = ½, in the middle 0.
    [Fact]
    public void A_cosine_comes_down_to_the_minimum() => AssertRates(
        new CosineAnnealing(0.02),
        (0, 0.1), (5, 0.02 + (0.08 * (1 + Math.Sqrt(0.5)) / 2)), (10, 0.06), (15, 0.02 + (0.08 * (1 - Math.Sqrt(0.5)) / 2)), (20, 0.02));

    // torch.optim.lr_scheduler.OneCycleLR(max_lr=0.1, total_steps=20): up until step 5, down from there to 19.
    [Fact]
    public void One_cycle_goes_up_and_far_down() => AssertRates(
        new OneCycle(), (0, 0.004), (5, 0.1), (1, 0.013167184270002524), (12, 0.0500002), (19, 4e-7));

    [Fact]
    public void One_cycle_in_lines() => AssertRates(
        new OneCycle { Linear = true, RisingFraction = 0.55, InitialDivisor = 10, FinalDivisor = 10 },
        (0, 0.01), (5, 0.055), (10, 0.1), (19, 0.001), (11, 0.1 - (0.099 / 9)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_cycle_of_few_steps_has_finite_rates_and_ends_low(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            double rate = new OneCycle { RisingFraction = 0.5 }.RateAt(0.1, new TrainingPosition(step, steps, steps));
            Assert.InRange(rate, 4e-7 - Tolerance, 0.1);
            if (step == steps - 1 && steps > 1) Assert.Equal(4e-7, rate, Tolerance);
        }
    }

    [Fact]
    public void A_warm_up_leads_to_the_start_of_what_follows()
    {
        var cosine = new LinearWarmup(2, new CosineAnnealing()) { StartFactor = 0.5 };
        AssertRates(cosine, (0, 0.05), (2, 0.06), (9, 0.095), (10, 0.1), (15, 0.05));
        AssertRates(new LinearWarmup(0.6, new ConstantRate()), (0, 0.1 / 3), (1, 0.1 / 9 * 5), (2, 0.1 / 9 * 7), (3, 0.1));
        AssertRates(new LinearWarmup(0, new ConstantRate()), (0, 0.1));
        AssertRates(new LinearWarmup(100, new ConstantRate()) { StartFactor = 0 }, (0, 0), (19, 0.1 * 19 / 500));
        AssertRates(new LinearWarmup(1, new ConstantRate { BaseRate = 0.5 }), (5, 0.5));
    }

    [Fact]
    public void Every_step_of_a_training_has_the_rate_of_its_schedule()
    {
        var network = new FakeNetwork<int> { LearningRate = 0.5f };
        var rates = new List<float>();
        var options = new FitOptions
        {
            Epochs = 2,
            BatchSize = 5,
            Schedule = new StepDecay(1, 0.5),
            OnBatch = _ => rates.Add(network.LearningRate),
            OnEpoch = _ => network.LearningRate = 7,
        };

        History history = Trainer.Fit(network, NumberedData.Of(10), options);

        Assert.Equal([0.5f, 0.5f, 0.25f, 0.25f], rates);
        Assert.Equal([0.5f, 0.25f], history.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void A_training_starts_from_the_rate_of_the_network_unless_the_schedule_has_one_and_leaves_the_last()
    {
        var network = new FakeNetwork<int> { LearningRate = 0.5f };
        var options = new FitOptions { Epochs = 2, BatchSize = 5, Schedule = new CosineAnnealing() };

        Trainer.Fit(network, NumberedData.Of(10), options);
        Assert.Equal(0.5f * (1 - Math.Sqrt(0.5)) / 2, network.LearningRate, 1e-8);

        Trainer.Fit(network, NumberedData.Of(10), new FitOptions { Epochs = 1, Schedule = new CosineAnnealing { BaseRate = 0.25 } });
        Assert.Equal(0.25f, network.LearningRate);
    }

    [Fact]
    public void Values_out_of_range_are_rejected_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("everyEpochs", () => new StepDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new StepDecay(1, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("factorPerEpoch", () => new ExponentialDecay(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("minRate", () => new CosineAnnealing(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("RisingFraction", () => new OneCycle { RisingFraction = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>("InitialDivisor", () => new OneCycle { InitialDivisor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("FinalDivisor", () => new OneCycle { FinalDivisor = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => new LinearWarmup(-1, new ConstantRate()));
        Assert.Throws<ArgumentNullException>("then", () => new LinearWarmup(1, null!));
        Assert.Throws<ArgumentOutOfRangeException>("StartFactor", () => new LinearWarmup(1, new ConstantRate()) { StartFactor = 2 });
        Assert.Throws<ArgumentOutOfRangeException>("BaseRate", () => new ConstantRate { BaseRate = -1 });
    }

    private static void AssertRates(LearningRateSchedule schedule, params (int Step, double Rate)[] expected)
    {
        foreach ((int step, double rate) in expected)
            Assert.Equal(rate, schedule.RateAt(0.1, new TrainingPosition(step, 20, 5)), Tolerance);
    }
}
