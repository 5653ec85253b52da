using KpiFunctions.LocalHost.Storage;

namespace KpiFunctions.LocalHost.Tests.Storage;

public sealed class LocalStorageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storage");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_account_of_its_own_is_used_as_it_is_and_counts_as_real()
    {
        await using var storage = await LocalStorage.OpenAsync("AccountName=a;AccountKey=b;", _folder.FullName, _ => { }, default);

        Assert.Equal("AccountName=a;AccountKey=b;", storage.ConnectionString);
        Assert.False(storage.IsEmulator);
        Assert.DoesNotContain("AccountKey", storage.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_folder_has_one_user_at_a_time()
    {
        using (DataFolder.Open(_folder.FullName))
        {
            var problem = Assert.Throws<EnvironmentException>(() => DataFolder.Open(_folder.FullName));
            Assert.Contains(_folder.FullName, problem.Message, StringComparison.Ordinal);
            Assert.Contains("--data", problem.Message, StringComparison.Ordinal);
        }

        DataFolder.Open(_folder.FullName).Dispose();
    }

    [Fact]
    public void Clearing_takes_the_emulators_files_and_leaves_the_persons()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "__azurite_db_table__.json"), "{}");
        File.WriteAllText(Path.Combine(_folder.FullName, "my notes.txt"), "");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "__queuestorage__"));

        using var folder = DataFolder.Open(_folder.FullName);
        folder.Clear();

        Assert.False(folder.HasData);
        Assert.Equal(["my notes.txt"], _folder.GetFiles("my*").Select(f => f.Name));
        Assert.Empty(_folder.GetDirectories());
    }
}
