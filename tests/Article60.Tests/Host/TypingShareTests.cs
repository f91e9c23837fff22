using Article60.Tests.Support;
using Article60.Host.Turns;
using Article60.Tests.Protocol.Channels;

namespace Article60.Tests.Host;

public sealed class TypingShareTests
{
    [Fact]
    public void A_flood_is_answered_without_being_announced_and_the_next_second_is_announced_again()
    {
        var time = new SteppedClock();
        var share = new TypingShare(time);

        Assert.All(Enumerable.Range(0, TypingShare.Most), _ => Assert.True(share.Take()));
        Assert.False(share.Take());
        time.Step(TimeSpan.FromSeconds(1));
        Assert.True(share.Take());
    }
}
