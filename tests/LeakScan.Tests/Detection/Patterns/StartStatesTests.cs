using LeakScan.Detection.Patterns;

namespace LeakScan.Tests.Detection.Patterns;

public sealed class StartStatesTests
{
    [Fact]
    public void Takes_each_state_once_until_it_is_cleared()
    {
        var states = new StartStates(3, 8);

        states.Add((2, 8)).Should().BeTrue();
        states.Add((0, 0)).Should().BeTrue();
        states.Add((2, 8)).Should().BeFalse();
        states.Add((2, 0)).Should().BeTrue();
        states.All.ToArray().Should().Equal((2, 8), (0, 0), (2, 0));

        states.Clear();
        states.All.IsEmpty.Should().BeTrue();
        states.Add((2, 8)).Should().BeTrue();
    }
}
