namespace CnnGen;

/// <summary>Something that several threads do together. Made once and run often, so that a run allocates nothing.</summary>
internal abstract class ParallelWork
{
    /// <summary>Does one participant's part; called once a run for each participant.</summary>
    /// <param name="participant">0 for the calling thread, then 1, 2, ...</param>
    public abstract void Run(int participant);
}
