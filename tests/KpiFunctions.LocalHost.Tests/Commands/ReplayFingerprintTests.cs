using KpiFunctions.LocalHost.Commands;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.LocalHost.Storage;
using KpiFunctions.LocalHost.Tests.Simulation;

namespace KpiFunctions.LocalHost.Tests.Commands;

public sealed class ReplayFingerprintTests : IDisposable
{
    private static readonly ReplayFiles Files = TestFiles.Create();
    private static readonly ReplayFiles OtherFiles = Files with { Replies = ReplaySource.Text("replies.csv", "workOrderId,delayMinutes\n") };

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("fingerprint");
    private readonly DataFolder _folder;

    public ReplayFingerprintTests() => _folder = DataFolder.Open(_temporary.FullName);

    public void Dispose()
    {
        _folder.Dispose();
        _temporary.Delete(recursive: true);
    }

    [Fact]
    public async Task The_same_replay_may_go_on()
    {
        await ClaimAsync(Files);
        PutData();

        await ClaimAsync(Files);

        Assert.True(_folder.HasData);
    }

    [Fact]
    public async Task Other_files_or_another_delivery_may_not()
    {
        await ClaimAsync(Files);
        PutData();

        Assert.Contains("--fresh", (await Assert.ThrowsAsync<BadInputException>(() => ClaimAsync(OtherFiles))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BadInputException>(() => ClaimAsync(Files, delivery: "redelivered 1"));
        Assert.True(_folder.HasData);
    }

    [Fact]
    public async Task Fresh_starts_anew()
    {
        await ClaimAsync(Files);
        PutData();

        await ClaimAsync(OtherFiles, fresh: true);

        Assert.False(_folder.HasData);
    }

    [Fact]
    public async Task Data_that_no_replay_has_made_is_never_thrown_away()
    {
        PutData();

        await Assert.ThrowsAsync<BadInputException>(() => ClaimAsync(Files, fresh: true));
        Assert.True(_folder.HasData);
    }

    private void PutData() => File.WriteAllText(Path.Combine(_temporary.FullName, "__azurite_db_table__.json"), "{}");

    private Task ClaimAsync(ReplayFiles files, bool fresh = false, string delivery = "") => ReplayFingerprint.ClaimAsync(_folder, fresh, files, delivery, default);
}
