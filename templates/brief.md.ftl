<#ftl output_format="plainText">
<#macro cites list><#if list?has_content>(<#list list as c>${c.code}<#sep>, </#sep></#list>)</#if></#macro>
<#macro entry i>
### ${i.id}: ${i.question}

${i.kindText}, ${l.severity_label?replace("{0}", i.severityText)}, ${i.typeText}, ${i.scope}<#if i.known??>. ${i.known}</#if><#if i.cause??>, ${l.explained_by?replace("{0}", i.cause)}</#if>

<#list i.accounts as a>
- **<#list a.tags as t>${t.key}<#sep>, </#sep></#list>: ${a.value}**
<#list a.quotes as q>
  - ${q.before}<#list q.parts as p><#if p.marked>**${p.text}**<#else>${p.text}</#if></#list>${q.after} <@cites list=[q.cite]/>
</#list>
<#if a.more?has_content>
  - ${a.moreText} <@cites list=a.more/>
</#if>
</#list>

${i.explanation}<#if i.reference??> ${l.rests_on?replace("{0}", i.reference)}</#if>

</#macro>
# ${b.title}

${l.kind_of_document}, ${b.asOf}

<#if b.several>
${b.overview.standfirst}

<#list b.stories as s>
${s?counter}. ${s.title} (${s.countsText})
</#list>

</#if>
<#if b.since??>
## ${l.section_since}

${b.since.text}

<#list b.since.groups as g>
${g.head}:

<#list g.lines as x>
- ${x.question}<#if x.id??> (${x.id})</#if><#if x.text?has_content> ${x.text}</#if><#if x.known?has_content> ${x.known}</#if>
<#list x.quotes![] as q>
  - ${q.source}: “${q.quote}” (<#list q.cites as c>${c.code}<#sep>, </#sep></#list>)
</#list>
</#list>
<#if g.more?has_content>
- ${g.more}
</#if>

</#list>
<#if b.since.quiet?has_content>
${b.since.quiet}

</#if>
</#if>
<#list b.stories as s>
<#if b.several>
# ${s.title}

</#if>
${s.standfirst}<#if s.known??> ${s.known}</#if>

**${s.alert.head}** ${s.alert.text}

<#list s.numbers as n>${n.value} ${n.text}<#sep>; </#sep></#list>

<#list s.changes as c>
${l.section_updates}: ${c.question} ${c.values} (${c.id})

</#list>
${l.date_heading} ${s.date.text}

<#if s.modelCheck??>
${s.modelCheck}

</#if>
<#if s.synopsis?has_content>
## ${l.section_synopsis}

<#list s.synopsis as x>
${x.text} <@cites list=x.cites/>

</#list>
</#if>
<#if s.findings?has_content>
## ${l.section_findings}

<#list s.causes as c>
- ${c.id}, ${c.type}: ${c.explanation} ${l.cause_explains} <#list c.members as x>${x.id}<#sep>, </#sep></#list>.
</#list>

<#list s.findings as i><@entry i=i/></#list>
</#if>
<#if s.timeline??>
## ${l.section_timeline}

<#list s.timeline.days as d>
- **${d.day}**: ${d.quote.before}**${d.quote.mark}**${d.quote.after} <@cites list=d.cites/><#list d.refs as r> ${r.id}</#list>
</#list>
<#if s.timeline.more?has_content>

${s.timeline.more}
</#if>

</#if>
<#if s.agreements?has_content>
## ${l.section_agreements}

${s.agreementNote}

<#list s.agreements as a>
- ${a.text} <@cites list=a.cites/><#if a.voices?has_content>, ${a.voices}</#if>
</#list>

</#if>
<#list s.matrix as t>
<#if t?is_first>
## ${l.section_matrix}

${l.matrix_lede} ${l.matrix_legend}

</#if>
| ${l.matrix_fact} |<#list t.columns as c> ${c.key} |</#list>
| --- |<#list t.columns as c> --- |</#list>
<#list t.rows as r>
| ${r.text}<#if r.ref??> ${r.ref.id}</#if> |<#list r.cells as c> ${c.sign} |</#list>
</#list>

</#list>
<#if s.updates?has_content>
## ${l.section_updates}

<#list s.updates as i><@entry i=i/></#list>
</#if>
<#if s.divergences?has_content>
## ${l.section_divergences}

<#list s.divergences as i><@entry i=i/></#list>
</#if>
<#if s.single?has_content>
## ${l.section_single}

<#list s.single as x>
**${x.key}: ${x.name}**

<#list x.items as i>
- <#list i.parts as p><#if p.marked>**${p.text}**<#else>${p.text}</#if></#list> <@cites list=i.cites/>
</#list>

</#list>
</#if>
<#if s.relations?has_content>
## ${l.section_relations}

<#list s.relations as r>
- ${r.a.key}, ${r.b.key}: ${r.verdict} ${r.shares}
</#list>
<#if s.relationNote?has_content>

${s.relationNote}
</#if>

</#if>
<#if s.summaries?has_content>
## ${l.section_summaries}

<#list s.summaries as x>
**${x.key}: ${x.headline}** <#list x.gist as g>${g.text} <@cites list=g.cites/><#sep> </#sep></#list>

</#list>
</#if>
## ${l.section_sources}

<#list s.sources as x>
### ${l.source?replace("{0}", x.key)}: ${x.name}

<#if x.title??>${x.title}

</#if>
${x.dated}, ${x.wordsText}, SHA-256 ${x.sha256}
<#if x.suspicious>

${l.suspicious}
</#if>

<#list x.paragraphs as p>
**${p.code}** <#list p.parts as g><#if g.marked>**${g.text}**<#else>${g.text}</#if></#list>

</#list>
</#list>
</#list>
## ${l.section_method}

<#list b.method as x>
- ${x.text}
</#list>
<#list b.skipped as x>
- ${l.left_out} ${x.uri} (${x.reason}).
</#list>
