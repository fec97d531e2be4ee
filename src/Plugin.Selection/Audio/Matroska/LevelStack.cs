namespace PredictPicks.Selection.Audio.Matroska;

/// <summary>Elements that hold elements, as deep as they are followed.</summary>
internal enum Container
{
    /// <summary>The stream itself.</summary>
    Document,

    /// <summary>All of a file's data.</summary>
    Segment,

    /// <summary>A few seconds of it.</summary>
    Cluster,

    /// <summary>A block with its companions.</summary>
    BlockGroup,
}

/// <summary>The containers that are open at a position of the stream, and where each of them ends.</summary>
internal sealed class LevelStack
{
    private readonly (Container Container, long End)[] _levels = new (Container, long)[Enum.GetValues<Container>().Length];
    private int _depth;

    public LevelStack()
    {
        _levels[0] = (Container.Document, Ebml.UnknownSize);
    }

    /// <summary>The innermost open container.</summary>
    public Container Current => _levels[_depth].Container;

    /// <summary>Opens a container inside the current one.</summary>
    public void Enter(Container container, long end) => _levels[++_depth] = (container, end);

    /// <summary>Closes what ends at <paramref name="position"/>.</summary>
    public void CloseFinished(long position)
    {
        while (_depth > 0 && _levels[_depth].End == position)
        {
            _depth--;
        }
    }

    /// <summary>Closes a cluster of unknown size when <paramref name="nextId"/> is the id of its sibling.</summary>
    public void CloseUnsizedCluster(uint nextId)
    {
        if (_levels[_depth] is (Container.Cluster, Ebml.UnknownSize) && MatroskaIds.IsSegmentChild(nextId))
        {
            _depth--;
        }
    }

    /// <summary>Refuses an element that sticks out of a container. One of unknown size inside one of known size would have no end of its own.</summary>
    /// <exception cref="MalformedOutputException">It does not fit.</exception>
    public void CheckFits(long end)
    {
        for (var level = 1; level <= _depth; level++)
        {
            if (_levels[level].End != Ebml.UnknownSize && end > _levels[level].End)
            {
                throw new MalformedOutputException("An EBML element is longer than its parent.");
            }
        }
    }

    /// <summary>Whether the stream may stop at <paramref name="position"/>: every open container ends there or has no known end.</summary>
    public bool MayEndAt(long position)
    {
        for (var level = 1; level <= _depth; level++)
        {
            if (_levels[level].End != Ebml.UnknownSize && _levels[level].End != position)
            {
                return false;
            }
        }

        return true;
    }
}
