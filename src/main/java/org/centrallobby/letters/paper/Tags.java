package org.centrallobby.letters.paper;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;

/** What on the pages belongs together and in which order, for whoever has the letter read out. */
final class Tags {
    private static final COSName ARTIFACT = COSName.getPDFName("Artifact");
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement whole = new PDStructureElement("Document", root);
    /** Of each page, by its number, the elements its pieces belong to. */
    private final Map<Integer, COSArray> owners = new HashMap<>();

    Tags(PDDocument document) {
        root.appendKid(whole);
        document.getDocumentCatalog().setStructureTreeRoot(root);
        PDMarkInfo marks = new PDMarkInfo();
        marks.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marks);
    }

    void addPage(PDPage page) {
        page.setStructParents(owners.size());
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        owners.put(owners.size(), new COSArray());
    }

    /** A part of the letter: a heading or a paragraph. */
    PDStructureElement add(String type) {
        PDStructureElement element = new PDStructureElement(type, whole);
        whole.appendKid(element);
        return element;
    }

    /** What is drawn from here to {@link PDPageContentStream#endMarkedContent} is a piece of the part. */
    void begin(PDStructureElement part, PDPage page, PDPageContentStream stream) throws IOException {
        COSArray pieces = owners.get(page.getStructParents());
        if (pieces == null) {
            throw new IllegalStateException("a page that was not added");
        }
        int number = pieces.size();
        pieces.add(part.getCOSObject());
        PDMarkedContentReference piece = new PDMarkedContentReference();
        piece.setPage(page);
        piece.setMCID(number);
        part.appendKid(piece);
        COSDictionary properties = new COSDictionary();
        properties.setInt(COSName.MCID, number);
        stream.beginMarkedContent(COSName.getPDFName(part.getStructureType()), PDPropertyList.create(properties));
    }

    /** What is drawn from here on is no part of the letter, such as the number of a page. */
    void beginArtifact(PDPageContentStream stream) throws IOException {
        stream.beginMarkedContent(ARTIFACT);
    }

    /** Once all pages are drawn. */
    void finish() {
        Map<Integer, COSObjectable> numbers = new HashMap<>();
        owners.forEach((page, pieces) -> numbers.put(page, new PDParentTreeValue(pieces)));
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(numbers);
        root.setParentTree(tree);
        root.setParentTreeNextKey(owners.size());
    }
}
