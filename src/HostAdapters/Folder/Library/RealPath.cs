namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>Paths with every symbolic link on the way resolved; .NET resolves only the last part of a path.</summary>
internal static class RealPath
{
    /// <summary>Links followed before a path counts as a loop, as in Linux (MAXSYMLINKS).</summary>
    private const int MaxLinks = 40;

    /// <summary>
    /// The real path of <paramref name="path"/> (absolute, normalised), or null when it does not exist, loops or may not be looked at.
    /// </summary>
    public static string? Resolve(string path)
    {
        try
        {
            var real = Follow(path);
            return real is not null && Path.Exists(real) ? real : null;
        }
        catch (Exception e) when (PathNames.IsRefusal(e) || e is ArgumentException)
        {
            return null;
        }
    }

    private static string? Follow(string path)
    {
        var current = Path.GetPathRoot(path)!;
        var rest = new Stack<string>();
        Push(rest, path.AsSpan(current.Length));
        var links = 0;
        while (rest.TryPop(out var name))
        {
            if (name == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Join(current, name);
            var target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                current = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            var root = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : string.Empty;
            current = root.Length > 0 ? root : current;
            Push(rest, target.AsSpan(root.Length));
        }

        return current;
    }

    /// <summary>Puts the parts of a path on the stack, the first one on top.</summary>
    private static void Push(Stack<string> stack, ReadOnlySpan<char> path)
    {
        while (!path.IsEmpty)
        {
            var cut = path.LastIndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
            var name = path[(cut + 1)..];
            if (!name.IsEmpty && name is not ".")
            {
                stack.Push(name.ToString());
            }

            path = cut < 0 ? [] : path[..cut];
        }
    }
}
