using System.Runtime.InteropServices;

namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>What a path leads to.</summary>
internal enum FileKind
{
    /// <summary>This system does not tell.</summary>
    Unknown,

    /// <summary>A file with content of its own.</summary>
    Regular,

    /// <summary>A symbolic link, to whatever.</summary>
    Link,

    /// <summary>A pipe, a socket, a device: opening it could wait for ever.</summary>
    Other,
}

/// <summary>
/// What tells on Linux whether two paths are one file: device and inode. .NET offers neither, so this asks <c>statx(2)</c>, whose structure
/// is the same on every architecture (one call costs about 1 µs). Elsewhere nothing is known and hard links count as two files.
/// </summary>
/// <param name="Device">Major and minor number of the file system's device.</param>
/// <param name="Inode">Number of the file on that device.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileIdentity(ulong Device, ulong Inode)
{
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const int DontFollowLinks = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int DontSynchronise = 0x4000; // AT_STATX_DONT_SYNC: a network file system may answer from its cache
    private const uint TypeLinksInode = 0x1 | 0x4 | 0x100; // STATX_TYPE, STATX_NLINK, STATX_INO
    private const ushort TypeBits = 0xF000; // S_IFMT
    private const ushort RegularFile = 0x8000; // S_IFREG
    private const ushort SymbolicLink = 0xA000; // S_IFLNK

    private static bool s_isAvailable = OperatingSystem.IsLinux();

    /// <summary>Whether <see cref="Look"/> can tell anything here.</summary>
    public static bool IsAvailable => s_isAvailable;

    /// <summary>Asks what a path leads to, and for the identity of a file that may have further names.</summary>
    /// <param name="path">Absolute; a link is not followed.</param>
    /// <param name="identity">The identity, or null when this is the file's only name, or when nothing is known.
    /// Files with one name are left out on purpose: some network and FUSE file systems make up inode numbers, and two different songs
    /// must never pass for one.</param>
    public static FileKind Look(string path, out FileIdentity? identity)
    {
        identity = null;
        if (!s_isAvailable)
        {
            return FileKind.Unknown;
        }

        try
        {
            if (Statx(CurrentDirectory, path, DontFollowLinks | DontSynchronise, TypeLinksInode, out var status) != 0)
            {
                return FileKind.Unknown;
            }

            if (status.Links > 1)
            {
                identity = new FileIdentity(((ulong)status.DeviceMajor << 32) | status.DeviceMinor, status.Inode);
            }

            return (status.Mode & TypeBits) switch
            {
                RegularFile => FileKind.Regular,
                SymbolicLink => FileKind.Link,
                _ => FileKind.Other,
            };
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // A C library older than glibc 2.28 or musl 1.2.3.
            s_isAvailable = false;
            return FileKind.Unknown;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, out FileStatus status);

    /// <summary><c>struct statx</c> of Linux, the fields that are read here.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct FileStatus
    {
        [FieldOffset(16)]
        public readonly uint Links;

        [FieldOffset(28)]
        public readonly ushort Mode;

        [FieldOffset(32)]
        public readonly ulong Inode;

        [FieldOffset(136)]
        public readonly uint DeviceMajor;

        [FieldOffset(140)]
        public readonly uint DeviceMinor;
    }
}
