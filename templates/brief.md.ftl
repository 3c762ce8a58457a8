<#ftl output_format="plainText">
<#macro cites list><#if list?has_content>(<#list list as c>${c.code}<#sep>, </#sep></#list>)</#if></#macro>
<#macro entry i>
### ${i.id}: ${i.question}

${i.kind}, ${i.severity} severity, ${i.type}, ${i.scope}<#if i.cause??>, explained by ${i.cause}</#if>

<#list i.accounts as a>
- **<#list a.keys as k>${k}<#sep>, </#sep></#list>: ${a.value}**
<#list a.quotes as q>
  - ${q.before}**${q.mark}**${q.after} <@cites list=[q.cite]/>
</#list>
</#list>

${i.explanation}<#if i.reference??> Rests on a reference table: ${i.reference}.</#if>

</#macro>
# ${b.title}

Cross-source brief, ${b.asOf}

<#list b.stories as s>
<#if (b.stories?size > 1)>
# ${s.title}

</#if>
**${s.alert.head}** ${s.alert.text}

${s.counts.sources} <#if s.counts.sources == 1>source<#else>sources</#if> (${s.counts.voices} <#if s.counts.voices == 1>voice<#else>voices</#if>), ${s.counts.findings} <#if s.counts.findings == 1>inconsistency<#else>inconsistencies</#if>, ${s.counts.agreements} facts reported alike, ${s.counts.single} only in one source.

<#if s.modelCheck??>
${s.modelCheck}

</#if>
<#if s.synopsis?has_content>
## What happened

<#list s.synopsis as x>
${x.text} <@cites list=x.cites/>

</#list>
</#if>
<#if s.agreements?has_content>
## What the sources agree on

${s.agreementNote}

<#list s.agreements as a>
- ${a.text} <@cites list=a.cites/><#if a.voices?has_content>, ${a.voices}</#if>
</#list>

</#if>
<#if s.findings?has_content>
## Inconsistencies

<#list s.causes as c>
- ${c.id}, ${c.type}: ${c.explanation} Explains <#list c.members as m>${m.id}<#sep>, </#sep></#list>.
</#list>

<#list s.findings as i><@entry i=i/></#list>
</#if>
<#if s.updates?has_content>
## Changed over time

<#list s.updates as i><@entry i=i/></#list>
</#if>
<#if s.divergences?has_content>
## Told differently

<#list s.divergences as i><@entry i=i/></#list>
</#if>
<#if s.single?has_content>
## Only in one source

<#list s.single as x>
**${x.key}: ${x.name}**

<#list x.items as l>
- <#list l.parts as p><#if p.marked>**${p.text}**<#else>${p.text}</#if></#list> <@cites list=l.cites/>
</#list>

</#list>
</#if>
<#if s.relations?has_content>
## How the sources relate

<#list s.relations as r>
- ${r.a}, ${r.b}: ${r.verdict} ${r.shares}
</#list>

</#if>
## Sources in full

<#list s.sources as x>
### Source ${x.key}: ${x.name}

<#if x.title??>${x.title}

</#if>
${x.dated}, ${x.words} words, SHA-256 ${x.sha256}
<#if x.suspicious>

Holds text addressed to a language model. It is shown here, and used nowhere else.
</#if>

<#list x.paragraphs as p>
**${p.code}** <#list p.parts as g><#if g.marked>**${g.text}**<#else>${g.text}</#if></#list>

</#list>
</#list>
</#list>
## How this brief was made, and what was not checked

- Articles summarized by ${b.engine} (prompt version ${b.promptVersion}); compared by rules<#if b.asked> and by the same model</#if>, each named in brief.json.
- ${b.checks.articlesRead} articles read, ${b.checks.articlesCompared} compared with others, ${b.checks.claimsChecked} claims checked.
- Every quotation was checked character for character against the stored text; ${b.checks.droppedUngrounded} lines were dropped.
<#if (b.checks.modelCallsFailed > 0)>
- Model calls without a usable reply: ${b.checks.modelCallsFailed}.
</#if>
<#list b.checks.notChecked as n>
- ${n}
</#list>
<#list b.skipped as x>
- Left out: ${x.uri} (${x.reason}).
</#list>
