using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models.Install;

/// <summary>
/// Puts packs into the user's folder of models, whole or not at all: a pack is made in a hidden folder beside its place and moved there when
/// it is complete. One installation at a time.
/// </summary>
/// <param name="folder">The user's folder of models; made when it is not there.</param>
/// <param name="freeBytes">How much room a folder's disk has.</param>
internal sealed class PackInstaller(string folder, Func<string, long> freeBytes)
{
    private const string LockName = ".installing";
    private const string PartSuffix = ".part";

    /// <summary>Room that is left to others.</summary>
    private const long SpareBytes = 16 << 20;

    public PackInstaller(string folder)
        : this(folder, path => new DriveInfo(path).AvailableFreeSpace)
    {
    }

    /// <summary>Makes a pack.</summary>
    /// <param name="id">Name of its folder.</param>
    /// <param name="bytes">About how much room it takes.</param>
    /// <param name="fill">Fills an empty folder with the pack's files.</param>
    /// <exception cref="PicksException">There is such a pack, another installation is under way, there is not enough room; or what <paramref name="fill"/> throws.</exception>
    public void Install(string id, long bytes, Action<string> fill)
    {
        var target = Path.Combine(folder, id);
        try
        {
            Directory.CreateDirectory(folder);
            using var installing = Lock();
            DropLeftovers();
            CheckRoom(bytes);
            if (Directory.Exists(target))
            {
                throw new PicksException(ModelsTexts.Word("install-exists", id), target);
            }

            var part = Path.Combine(folder, $".{id}{PartSuffix}");
            try
            {
                Directory.CreateDirectory(part);
                fill(part);
                Directory.Move(part, target);
            }
            finally
            {
                Drop(part);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PicksException(ModelsTexts.Word("install-cannot-write", folder, exception.Message), folder, exception);
        }
    }

    private FileStream Lock()
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (File.Exists(Path.Combine(folder, LockName)))
        {
            throw new PicksException(ModelsTexts.Word("install-busy", folder), folder, exception);
        }
    }

    /// <summary>What an installation left that was killed; while the lock is held, there is no other.</summary>
    private void DropLeftovers()
    {
        foreach (var part in Directory.GetDirectories(folder, $".*{PartSuffix}"))
        {
            Drop(part);
        }
    }

    private void CheckRoom(long bytes)
    {
        if (freeBytes(folder) < bytes + SpareBytes)
        {
            throw new PicksException(ModelsTexts.Word("install-no-room", folder, (bytes + SpareBytes) >> 20), folder);
        }
    }

    private static void Drop(string part)
    {
        if (Directory.Exists(part))
        {
            Directory.Delete(part, recursive: true);
        }
    }
}
