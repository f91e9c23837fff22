namespace Article60.Rules;

/// <summary>The only place where code names a legal figure.</summary>
public static class Keys
{
}
