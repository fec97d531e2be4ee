using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Windows.Forms;

namespace MusicBeePlugin;

/// <summary>
/// MusicBee's functions: two numbers, then a pointer a function. The order is MusicBee's and may only grow; functions that are not used here keep their place.
/// The 172 of revision 53 (MusicBee 3.1) are read.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
[SuppressMessage("Performance", "CA1823:Avoid unused private fields", Justification = "They keep the places of the others.")]
[SuppressMessage("Style", "IDE0051:Remove unused private members", Justification = "They keep the places of the others.")]
internal readonly struct MusicBeeApi
{
    /// <summary>Older editions lack functions of the table.</summary>
    public const short LeastRevision = 53;

#pragma warning disable CS0169, CS0649 // The marshaller writes the fields.
    private readonly short _interfaceVersion;
    private readonly short _apiRevision;
    private readonly IntPtr _mBReleaseString;
    public readonly Tracer Trace; // 2: MB_Trace
    public readonly TextGetter GetStoragePath; // 3: Setting_GetPersistentStoragePath
    private readonly IntPtr _settingGetSkin, _settingGetSkinElementColour, _settingIsWindowBordersSkinned, _libraryGetFileProperty;
    public readonly FileTagGetter GetFileTag; // 8: Library_GetFileTag
    private readonly IntPtr _librarySetFileTag, _libraryCommitTagsToFile, _libraryGetLyrics, _libraryGetArtwork, _libraryQueryFiles;
    private readonly IntPtr _libraryQueryGetNextFile, _playerGetPosition, _playerSetPosition, _playerGetPlayState, _playerPlayPause;
    private readonly IntPtr _playerStop, _playerStopAfterCurrent, _playerPlayPreviousTrack, _playerPlayNextTrack, _playerStartAutoDj;
    private readonly IntPtr _playerEndAutoDj, _playerGetVolume, _playerSetVolume, _playerGetMute, _playerSetMute, _playerGetShuffle;
    private readonly IntPtr _playerSetShuffle, _playerGetRepeat, _playerSetRepeat, _playerGetEqualiserEnabled;
    private readonly IntPtr _playerSetEqualiserEnabled, _playerGetDspEnabled, _playerSetDspEnabled, _playerGetScrobbleEnabled;
    private readonly IntPtr _playerSetScrobbleEnabled, _nowPlayingGetFileUrl, _nowPlayingGetDuration, _nowPlayingGetFileProperty;
    private readonly IntPtr _nowPlayingGetFileTag, _nowPlayingGetLyrics, _nowPlayingGetArtwork, _nowPlayingListClear;
    private readonly IntPtr _nowPlayingListQueryFiles, _nowPlayingListQueryGetNextFile, _nowPlayingListPlayNow, _nowPlayingListQueueNext;
    private readonly IntPtr _nowPlayingListQueueLast, _nowPlayingListPlayLibraryShuffled;
    public readonly Query QueryPlaylists; // 52: Playlist_QueryPlaylists
    public readonly TextGetter NextPlaylist; // 53: Playlist_QueryGetNextPlaylist
    public readonly PlaylistTypeGetter GetPlaylistType; // 54: Playlist_GetType
    private readonly IntPtr _playlistQueryFiles, _playlistQueryGetNextFile;
    public readonly HandleGetter GetWindowHandle; // 57: MB_GetWindowHandle
    private readonly IntPtr _mBRefreshPanels, _mBSendNotification;
    public readonly MenuItemAdder AddMenuItem; // 60: MB_AddMenuItem
    private readonly IntPtr _settingGetFieldName, _libraryQueryGetAllFiles, _nowPlayingListQueryGetAllFiles, _playlistQueryGetAllFiles;
    public readonly TaskCreator CreateBackgroundTask; // 65: MB_CreateBackgroundTask
    public readonly Tracer SetBackgroundTaskMessage; // 66: MB_SetBackgroundTaskMessage
    private readonly IntPtr _mBRegisterCommand, _settingGetDefaultFont, _playerGetShowTimeRemaining, _nowPlayingListGetCurrentIndex;
    private readonly IntPtr _nowPlayingListGetListFileUrl, _nowPlayingListGetFileProperty, _nowPlayingListGetFileTag;
    private readonly IntPtr _nowPlayingGetSpectrumData, _nowPlayingGetSoundGraph, _mBGetPanelBounds, _mBAddPanel, _mBRemovePanel;
    private readonly IntPtr _mBGetLocalisation, _nowPlayingListIsAnyPriorTracks, _nowPlayingListIsAnyFollowingTracks;
    private readonly IntPtr _playerShowEqualiser, _playerGetAutoDjEnabled, _playerGetStopAfterCurrentEnabled, _playerGetCrossfade;
    private readonly IntPtr _playerSetCrossfade, _playerGetReplayGainMode, _playerSetReplayGainMode, _playerQueueRandomTracks;
    private readonly IntPtr _settingGetDataType, _nowPlayingListGetNextIndex, _nowPlayingGetArtistPicture;
    private readonly IntPtr _nowPlayingGetDownloadedArtwork, _mBShowNowPlayingAssistant, _nowPlayingGetDownloadedLyrics;
    private readonly IntPtr _playerGetShowRatingTrack, _playerGetShowRatingLove, _mBCreateParameterisedBackgroundTask;
    private readonly IntPtr _settingGetLastFmUserId;
    public readonly NameGetter GetPlaylistName; // 100: Playlist_GetName
    public readonly PlaylistCreator CreatePlaylist; // 101: Playlist_CreatePlaylist
    public readonly PlaylistSetter SetPlaylistFiles; // 102: Playlist_SetFiles
    private readonly IntPtr _libraryQuerySimilarArtists, _libraryQueryLookupTable, _libraryQueryGetLookupTableValue;
    private readonly IntPtr _nowPlayingListQueueFilesNext, _nowPlayingListQueueFilesLast, _settingGetWebProxy, _nowPlayingListRemoveAt;
    private readonly IntPtr _playlistRemoveAt, _mBSetPanelScrollableArea, _mBInvokeCommand, _mBOpenFilterInTab, _mBSetWindowSize;
    private readonly IntPtr _libraryGetArtistPicture, _pendingGetFileUrl, _pendingGetFileProperty, _pendingGetFileTag;
    private readonly IntPtr _playerGetButtonEnabled, _nowPlayingListMoveFiles, _libraryGetArtworkUrl, _libraryGetArtistPictureThumb;
    private readonly IntPtr _nowPlayingGetArtworkUrl, _nowPlayingGetDownloadedArtworkUrl, _nowPlayingGetArtistPictureThumb;
    private readonly IntPtr _playlistIsInList, _libraryGetArtistPictureUrls, _nowPlayingGetArtistPictureUrls, _playlistAppendFiles;
    private readonly IntPtr _syncFileStart, _syncFileEnd;
    public readonly FilesQuery QueryFiles; // 132: Library_QueryFilesEx
    private readonly IntPtr _nowPlayingListQueryFilesEx;
    public readonly FilesQuery QueryPlaylistFiles; // 134: Playlist_QueryFilesEx
    private readonly IntPtr _playlistMoveFiles, _playlistPlayNow, _nowPlayingIsSoundtrack, _nowPlayingGetSoundtrackPictureUrls;
    private readonly IntPtr _libraryGetDevicePersistentId, _librarySetDevicePersistentId, _libraryFindDevicePersistentId;
    private readonly IntPtr _settingGetValue, _libraryAddFileToLibrary, _playlistDeletePlaylist, _libraryGetSyncDelta;
    private readonly IntPtr _libraryGetFileTags, _nowPlayingGetFileTags, _nowPlayingListGetFileTags, _mBAddTreeNode, _mBDownloadFile;
    private readonly IntPtr _settingGetFileConvertCommandLine, _playerOpenStreamHandle, _playerUpdatePlayStatistics;
    private readonly IntPtr _libraryGetArtworkEx, _librarySetArtworkEx, _mBGetVisualiserInformation, _mBShowVisualiser;
    private readonly IntPtr _mBGetPluginViewInformation, _mBShowPluginView, _playerGetOutputDevices, _playerSetOutputDevice;
    private readonly IntPtr _mBUninstallPlugin, _playerPlayPreviousAlbum, _playerPlayNextAlbum, _podcastsQuerySubscriptions;
    private readonly IntPtr _podcastsGetSubscription, _podcastsGetSubscriptionArtwork, _podcastsGetSubscriptionEpisodes;
    private readonly IntPtr _podcastsGetSubscriptionEpisode, _nowPlayingGetSoundGraphEx, _syncFileDeleteStart, _syncFileDeleteEnd;
#pragma warning restore CS0169, CS0649

    internal delegate void Tracer(string text);

    internal delegate string TextGetter();

    internal delegate string FileTagGetter(string file, MetaDataType field);

    internal delegate bool Query();

    internal delegate PlaylistFormat PlaylistTypeGetter(string playlist);

    internal delegate IntPtr HandleGetter();

    internal delegate ToolStripItem MenuItemAdder(string menuPath, string? hotkeyDescription, EventHandler handler);

    internal delegate void TaskCreator(ThreadStart task, Form? owner);

    internal delegate string NameGetter(string playlist);

    internal delegate string PlaylistCreator(string folder, string name, string[] files);

    internal delegate bool PlaylistSetter(string playlist, string[] files);

    internal delegate bool FilesQuery(string query, out string[]? files);

    /// <summary>The functions at <paramref name="pointer"/>, or null when the player is too old.</summary>
    /// <remarks>
    /// The pointers come from delegates of this very runtime, so that marshalling gives MusicBee's own delegates back: texts and arrays cross as they are.
    /// </remarks>
    public static MusicBeeApi? Read(IntPtr pointer) =>
        Marshal.ReadInt16(pointer, sizeof(short)) < LeastRevision ? null : Marshal.PtrToStructure<MusicBeeApi>(pointer);
}

/// <summary>Tags, as far as they are asked for.</summary>
internal enum MetaDataType
{
    Rating = 75,
}

/// <summary>Kinds of playlists, as far as they matter.</summary>
internal enum PlaylistFormat
{
    Auto = 7,
}
