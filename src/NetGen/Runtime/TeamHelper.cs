using System.Globalization;

namespace NetGen.Runtime;

/// <summary>A thread of a <see cref="WorkerTeam"/> and the signal that calls it to work.</summary>
internal sealed class TeamHelper
{
    private readonly SpinningSignal _call = new();
    private readonly WorkerTeam _team;
    private readonly int _worker;

    private TeamHelper(WorkerTeam team, int worker)
    {
        _team = team;
        _worker = worker;
    }

    /// <summary>Starts the thread; it waits for its first call.</summary>
    public static TeamHelper Start(WorkerTeam team, int worker)
    {
        var helper = new TeamHelper(team, worker);
        var thread = new Thread(helper.Serve)
        {
            IsBackground = true,
            Name = string.Create(CultureInfo.InvariantCulture, $"NetGen worker {worker}"),
        };

        // Unsafe: the helper lives on and must not hold what flows with the thread that happened to call first.
        thread.UnsafeStart();
        return helper;
    }

    /// <summary>Calls the helper to the team's present work; it must have finished the last one.</summary>
    public void Call() => _call.Set(_call.Value + 1);

    private void Serve()
    {
        for (int served = 0; ; served++)
        {
            _call.WaitForChange(served, _team.Crowded);
            _team.ExecuteAsHelper(_worker);
        }
    }
}
