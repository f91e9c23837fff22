using Xunit.Abstractions;
using Xunit.Sdk;

namespace Article60.Tests.Support;

/// <summary>Numbers of the acceptance list that a test proves; filter with <c>Statement=AUTH-01</c>.</summary>
[TraitDiscoverer("Article60.Tests.Support.StatementDiscoverer", "Article60.Tests")]
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class StatementAttribute(params string[] numbers) : Attribute, ITraitAttribute
{
    public string[] Numbers => numbers;
}

/// <summary>Gives xunit one trait per number.</summary>
public sealed class StatementDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        ((string[])traitAttribute.GetConstructorArguments().Single()).Select(number => new KeyValuePair<string, string>("Statement", number));
}
