namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>A number as a slot holds it: an <c>int</c> when whole, else a <c>decimal</c>.</summary>
internal static class SlotNumber
{
    public static object Of(decimal value) => value == Math.Floor(value) && value <= int.MaxValue ? (object)(int)value : value;
}
